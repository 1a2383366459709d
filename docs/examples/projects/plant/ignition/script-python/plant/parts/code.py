"""Count parts that a sensor reports: short work, a lot of it, never from the tag event's own thread."""
from exchange.workflows.bootstrap import step, workflow


@step(name="plant.count_part")
def count_part(line, number):
	"""In a plant: a row in the ERP, a label, a quality record."""
	return {"line": line, "number": number}


@workflow(name="plant.part")
def part(line, number):
	"""One part passed the sensor."""
	return count_part(line, number)
