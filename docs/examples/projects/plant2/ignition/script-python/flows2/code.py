from exchange.workflows.bootstrap import workflow
@workflow(name="t0")
def t():
    return 4
