# -*- coding: utf-8 -*-
"""The JSON API: plain functions, request in, (status, dict) out. Who may call which is in ROUTES; the host asks.

Everything that is refused answers {"ok": false, "code", "message": what, where, what to do, "data"}.
"""
from __future__ import absolute_import, division, print_function, unicode_literals

from exchange.workflows._compat import ANY_ERROR, text_type
from exchange.workflows.api import maintenance, queries, service
from exchange.workflows.engine.instance import current_engine
from exchange.workflows.model import commands, errors
from exchange.workflows.model.record import record

# `params`: path and query parameters, text by name. `body`: the decoded JSON object. `caller`: {actor, source}.
# `settings`: what the host offers for the Settings page, see SettingsPort.
Request = record("Request", "params body caller settings")

READ = "READ"
WRITE = "WRITE"

_LOG = "api.http"

# An error of ours -> (status, code); the first class that fits.
STATUS_OF = (
    (errors.RunNotFound, 404, "RUN_NOT_FOUND"),
    (errors.WorkflowNotFound, 404, "WORKFLOW_NOT_REGISTERED"),
    (errors.IllegalCommand, 409, "ILLEGAL_COMMAND"),
    (errors.DuplicateRun, 409, "DUPLICATE_RUN"),
    (errors.AmbiguousWorkflow, 409, "AMBIGUOUS_WORKFLOW"),
    (errors.MaintenanceActive, 409, "MAINTENANCE_ACTIVE"),
    (errors.InvalidInput, 400, "INVALID_INPUT"),
    (errors.UnknownDatabase, 400, "UNKNOWN_DATABASE"),
    (errors.StoreError, 503, "STORE_UNAVAILABLE"),
    (errors.NotRunning, 503, "NOT_RUNNING"),
)
# The code of an envelope -> status; other refusals are 400.
STATUS_OF_CODE = {
    "WORKFLOW_NOT_REGISTERED": 404,
    "MAINTENANCE_ACTIVE": 409,
    "MAINTENANCE_REQUIRED": 409,
    "NOT_DRAINED": 409,
    "SWAP_FAILED": 503,
    "MAINTENANCE_ENABLE_FAILED": 503,
    "MAINTENANCE_DISABLE_FAILED": 503,
    "DISPATCH_FAILED": 503,
}


class SettingsPort(object):
    """What the Settings page needs of the host; all plain dicts."""

    def read(self):
        """{settings, effective {store, dbName, file}, connections [{name, status, vendor}]}"""
        raise NotImplementedError

    def check(self, settings):
        """{ok, problems [{field, message}], info {latencyMs, version, schemaVersion}}, changing nothing."""
        raise NotImplementedError

    def write(self, settings):
        """Keep and apply settings that were checked."""
        raise NotImplementedError


# --- reads -------------------------------------------------------------------------------------------------------------


def get_status(request):
    return 200, queries.status()


def get_workflows(request):
    return 200, queries.workflows()


def get_queues(request):
    return 200, queries.queues()


def get_runs(request):
    known = ("status", "workflow", "queue", "text", "limit", "before")
    given = dict(
        (name, request.params[name]) for name in known if request.params.get(name)
    )
    return 200, queries.runs(**given)


def get_run(request):
    return 200, queries.run(request.params["id"])


def get_steps(request):
    return 200, queries.steps(request.params["id"])


def get_events(request):
    return 200, queries.events(request.params["id"])


def get_stream(request):
    params = request.params
    return 200, queries.stream(
        params["id"],
        params.get("key"),
        params.get("after") or -1,
        params.get("limit") or 200,
    )


def get_commands(request):
    return 200, queries.commands(request.params["id"])


def get_settings(request):
    return 200, request.settings.read()


# --- changes -----------------------------------------------------------------------------------------------------------


def post_run(request):
    body = request.body
    reply = service.start_run(
        body.get("workflowName"),
        body,
        body.get("allowDuringMaintenance"),
        body.get("dbName"),
        request.caller,
    )
    return _of_envelope(reply)


def post_command(request):
    engine = current_engine()
    run = queries.find(engine, request.params["id"])
    word = commands.normalize(request.body.get("cmd"))
    if word is None:
        raise errors.InvalidInput(
            "cmd must be one of %s" % ", ".join(commands.COMMANDS)
        )
    reason, caller = request.body.get("reason"), request.caller
    command = engine.command(
        run.workflow_id,
        word,
        reason,
        caller.get("actor"),
        caller.get("source"),
        strict=True,
    )
    data = {
        "workflowId": run.workflow_id,
        "cmd": word,
        "id": command.command_id,
        "status": command.status,
    }
    return 200, _answer("COMMAND_SENT", "%s sent" % word, data)


def post_cancel(request):
    engine = current_engine()
    run = queries.find(engine, request.params["id"])
    rows = engine.cancel(
        run.workflow_id, request.body.get("reason"), request.caller.get("actor")
    )
    if not rows:
        raise errors.IllegalCommand(
            "the run has ended already (%s)" % run.status,
            legal=engine.available_commands(run),
        )
    return 200, _answer(
        "CANCEL_REQUESTED",
        "cancelled",
        {"workflowId": run.workflow_id, "cancelledCount": rows},
    )


def post_enter(request):
    body = request.body
    mode = body.get("mode") or "drain"
    reply = maintenance.enter(
        mode, body.get("reason"), body.get("queueName"), actor=_actor(request)
    )
    return _of_envelope(reply)


def post_exit(request):
    return _of_envelope(maintenance.leave(actor=_actor(request)))


def post_swap(request):
    return _of_envelope(maintenance.swap(actor=_actor(request)))


def _actor(request):
    return request.caller.get("actor")


def post_dispatch(request):
    return _of_envelope(service.dispatch(request.body.get("queueName")))


def post_settings_check(request):
    return 200, request.settings.check(_settings_of(request))


def put_settings(request):
    settings = _settings_of(request)
    found = request.settings.check(settings)
    if not found["ok"]:
        text = "; ".join(
            "%s: %s" % (problem["field"], problem["message"])
            for problem in found["problems"]
        )
        return 400, _refusal(
            "SETTINGS_REFUSED", "these settings cannot work: %s" % text, found
        )
    request.settings.write(settings)
    return 200, _answer(
        "SETTINGS_SAVED",
        "settings saved",
        {"settings": settings, "info": found.get("info")},
    )


def _settings_of(request):
    settings = request.body.get("settings")
    if not isinstance(settings, dict):
        raise errors.InvalidInput('the body must be {"settings": {...}}')
    return settings


ROUTES = (
    ("GET", "/api/v1/status", READ, get_status),
    ("GET", "/api/v1/workflows", READ, get_workflows),
    ("GET", "/api/v1/queues", READ, get_queues),
    ("GET", "/api/v1/runs", READ, get_runs),
    ("GET", "/api/v1/runs/:id", READ, get_run),
    ("GET", "/api/v1/runs/:id/steps", READ, get_steps),
    ("GET", "/api/v1/runs/:id/events", READ, get_events),
    ("GET", "/api/v1/runs/:id/stream", READ, get_stream),
    ("GET", "/api/v1/runs/:id/commands", READ, get_commands),
    ("GET", "/api/v1/settings", READ, get_settings),
    ("POST", "/api/v1/runs", WRITE, post_run),
    ("POST", "/api/v1/runs/:id/commands", WRITE, post_command),
    ("POST", "/api/v1/runs/:id/cancel", WRITE, post_cancel),
    ("POST", "/api/v1/maintenance/enter", WRITE, post_enter),
    ("POST", "/api/v1/maintenance/exit", WRITE, post_exit),
    ("POST", "/api/v1/maintenance/swap", WRITE, post_swap),
    ("POST", "/api/v1/dispatch", WRITE, post_dispatch),
    ("POST", "/api/v1/settings/check", WRITE, post_settings_check),
    ("PUT", "/api/v1/settings", WRITE, put_settings),
)


# --- from a request to an answer -----------------------------------------------------------------------------------------


def routes():
    """[[method, path template, permission]], in the order in which they are to be mounted."""
    return [[method, path, permission] for method, path, permission, _ in ROUTES]


def answer(method, path_template, params, body_text, caller, settings):
    """(status, dict) of one request; never raises."""
    try:
        handler = _handler(method, path_template)
        return handler(Request(params, _body(body_text), caller, settings))
    except ANY_ERROR as error:
        return refusal_of(error)


def refusal_of(error):
    for kind, status, code in STATUS_OF:
        if isinstance(error, kind):
            legal = getattr(error, "legal", None)
            return status, _refusal(
                code, error.message, {} if legal is None else {"legal": list(legal)}
            )
    engine = current_engine()
    engine.host.logger(_LOG).error("a request failed", error)
    facts = engine.host.failure(error)
    text = "%s: %s (the gateway's log has the stack)" % (
        facts["type"],
        facts["message"],
    )
    return 500, _refusal("INTERNAL_ERROR", text, {})


def _handler(method, path_template):
    for route_method, path, _, handler in ROUTES:
        if (route_method, path) == (method, path_template):
            return handler
    raise errors.InvalidInput("%s %s is no route of this API" % (method, path_template))


def _body(text):
    if not text or not text.strip():
        return {}
    try:
        body = current_engine().host.decode(text)
    except ValueError as error:
        raise errors.InvalidInput(
            "the request's body is no JSON: %s" % text_type(error)
        )
    if not isinstance(body, dict):
        raise errors.InvalidInput("the request's body must be a JSON object")
    return body


def _of_envelope(envelope):
    return (
        200 if envelope["ok"] else STATUS_OF_CODE.get(envelope["code"], 400)
    ), envelope


def _answer(code, message, data):
    return dict(data, ok=True, code=code, message=message, data=data)


def _refusal(code, message, data):
    return {"ok": False, "code": code, "message": message, "data": data}
