"""This project has a package named exchange of its own; it lives beside exchange.workflows."""


def label(order, number):
	return "%s-%03d" % (order, number)
