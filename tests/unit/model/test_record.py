# -*- coding: utf-8 -*-
from __future__ import absolute_import, division, print_function, unicode_literals

import pytest

from exchange.workflows.model.record import light_record, record

KINDS = pytest.mark.parametrize("make", [record, light_record])


@KINDS
def test_fields_are_read_by_name_and_by_order(make):
    Point = make("Point", "x y")
    point = Point(1, y=2)
    assert (point.x, point.y, tuple(point)) == (1, 2, (1, 2))
    assert point == Point(1, 2)
    assert Point._fields == ("x", "y")
    assert Point._make([1, 2]) == point
    assert dict(point._asdict()) == {"x": 1, "y": 2}


@KINDS
def test_a_change_is_a_new_record(make):
    point = make("Point", "x y")(1, 2)
    moved = point._replace(x=3)
    assert (moved.x, moved.y, point.x) == (3, 2, 1)
    with pytest.raises(AttributeError):
        point.x = 3


@KINDS
def test_the_last_fields_may_have_defaults(make):
    Point = make("Point", "x y z", (0, 9))
    assert Point(1) == (1, 0, 9)
    assert Point(1, z=5) == (1, 0, 5)


@KINDS
@pytest.mark.parametrize(
    "values, named", [((1,), {}), ((1, 2, 3), {}), ((1,), {"z": 2}), ((1, 2), {"x": 3})]
)
def test_wrong_fields_are_refused(make, values, named):
    with pytest.raises(TypeError):
        make("Point", "x y")(*values, **named)


@KINDS
def test_an_unknown_change_is_refused(make):
    with pytest.raises((ValueError, TypeError)):
        make("Point", "x y")(1, 2)._replace(z=3)
