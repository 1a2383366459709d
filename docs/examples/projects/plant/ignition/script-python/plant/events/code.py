"""What tag events call. They have three threads for the whole gateway: accept, and let the engine do the work."""
import exchange.workflows.api.service


def request_changed(tagPath, currentValue, initialChange):
	"""valueChanged of [default]Mixer1/Request: start a batch for each new number."""
	if initialChange or not currentValue.value:
		return None
	unit = tagPath.split("]")[-1].split("/")[0]
	return exchange.workflows.api.service.enqueueInMemory(
		workflowName="plant.batch",
		inputs={"batchId": "R-%s" % currentValue.value, "unit": unit, "mixSeconds": 5},
		partitionKey=unit,
	)
