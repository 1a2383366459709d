"""A batch in a mixer: fill, mix, drain, report. The gateway finds this module by its decorators."""
from exchange.workflows.bootstrap import getWorkflows, step, workflow
from exchange.workflows.engine.runtime import Cancelled
from exchange.workflows.steps import sleep, tags, wait

LOG = system.util.getLogger("plant.batch")


def tag(unit, name):
	return "[default]%s/%s" % (unit, name)


@workflow(name="plant.batch")
def batch(batchId, unit="Mixer1", litres=300, mixSeconds=30, fillTimeoutMs=600000):
	"""Make one batch. HOLD, RESUME and STOP act between its steps; STOP leaves the mixer safe."""
	rt = getWorkflows()
	try:
		prepare(unit, batchId, litres)
		fill(unit, fillTimeoutMs)
		mix(rt, unit, mixSeconds)
		drain(unit, fillTimeoutMs)
		return report(unit, batchId, litres)
	except Cancelled:
		# An operator's STOP comes as Stopped, which is a Cancelled; code may go on and tidy up before it leaves.
		# After a cancel or a timeout nothing can be recorded any more, so this is plain code and no step.
		make_safe(unit)
		raise


def fill(unit, timeoutMs):
	"""Open the valve, see that it did open, wait for the level, close it."""
	move_valve(unit, "Inlet", True)
	expect(wait.until_tag_equals(tag(unit, "LevelReached"), True, timeout_ms=timeoutMs), "the level in %s" % unit)
	move_valve(unit, "Inlet", False)


def drain(unit, timeoutMs):
	move_valve(unit, "Outlet", True)
	expect(wait.until_tag_equals(tag(unit, "Empty"), True, timeout_ms=timeoutMs), "%s to run empty" % unit)
	move_valve(unit, "Outlet", False)


def mix(rt, unit, seconds, slices=10):
	"""Mix for a time; each slice is a recorded step, so a restart mixes only what is missing."""
	expect(tags.write_confirm(tag(unit, "Agitator"), True), "the agitator of %s" % unit)
	for n in range(1, slices + 1):
		rt.progress("Mixing %d/%d" % (n, slices), {"pct": 100 * n // slices})
		sleep.sleep_ms(seconds * 1000 // slices)
	tags.write(tag(unit, "Agitator"), False)


def move_valve(unit, valve, opened):
	command, feedback = tag(unit, valve + "Open"), tag(unit, valve + "IsOpen")
	expect(tags.write_confirm(command, opened, confirm_path=feedback), "%s valve of %s" % (valve, unit))


def expect(reply, what):
	if not reply["ok"]:
		raise Exception("waited in vain for %s" % what)


@step(name="plant.prepare", options={"retries_allowed": True, "max_attempts": 3, "interval_seconds": 2})
def prepare(unit, batchId, litres):
	"""Tell the mixer what comes; may run twice, so it only writes what it is told."""
	paths = [tag(unit, "BatchId"), tag(unit, "Target")]
	qualities = system.tag.writeBlocking(paths, [batchId, litres])
	if not all(quality.isGood() for quality in qualities):
		raise Exception("the mixer %s does not take the batch: %s" % (unit, [str(q) for q in qualities]))


@step(name="plant.report")
def report(unit, batchId, litres):
	"""Say what was made."""
	LOG.info("batch %s: %s l from %s" % (batchId, litres, unit))
	system.tag.writeBlocking([tag(unit, "LastBatch")], [batchId])
	return {"batchId": batchId, "unit": unit, "litres": litres}


def make_safe(unit):
	"""Everything shut and still. Harmless to repeat."""
	names = ["InletOpen", "OutletOpen", "Agitator"]
	system.tag.writeBlocking([tag(unit, name) for name in names], [False] * len(names))
