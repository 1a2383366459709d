"""What the buttons of a Perspective view call (onActionPerformed)."""
import exchange.workflows.api.service


def start(batchId, unit="Mixer1", litres=300, mixSeconds=30):
	"""START. One batch at a time per mixer: a second one waits for the first."""
	return exchange.workflows.api.service.start(
		workflowName="plant.batch",
		inputs={"batchId": batchId, "unit": unit, "litres": litres, "mixSeconds": mixSeconds},
		partitionKey=unit,
	)


def hold(workflowId, reason=None):
	"""HOLD"""
	return exchange.workflows.api.service.sendCommand(workflowId, "HOLD", reason)


def resume(workflowId):
	"""RESUME"""
	return exchange.workflows.api.service.sendCommand(workflowId, "RESUME")


def stop(workflowId, reason=None):
	"""STOP"""
	return exchange.workflows.api.service.sendCommand(workflowId, "STOP", reason)


def cancel(workflowId, reason=None):
	"""Cancel: at once, whatever the run is doing."""
	return exchange.workflows.api.service.cancel(workflowId, reason)
