"""Print labels for an order, one step each."""
import exchange.plant_tools
from exchange.workflows.bootstrap import step, workflow


@step(name="packaging.print_label")
def print_label(order, number):
	text = exchange.plant_tools.label(order, number)
	system.tag.writeBlocking(["[default]Printer/Text"], [text])
	return text


@workflow(name="packaging.labels")
def labels(order, count=3):
	"""The texts that were printed, in order."""
	return [print_label(order, number) for number in range(1, count + 1)]
