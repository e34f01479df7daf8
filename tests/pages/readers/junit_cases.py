"""Prints what a JUnit file says, as junitparser reads it: a list of suites in JSON."""

import json
import sys

from junitparser import JUnitXml


def case(one):
    complaints = [[type(r).__name__.lower(), r.type, r.message, r.text] for r in one.result]
    return {
        "class": one.classname,
        "name": one.name,
        "time": one.time,
        "complaints": complaints,
        "stdout": one.system_out,
        "stderr": one.system_err,
    }


def suite(one):
    return {
        "name": one.name,
        "counts": [one.tests, one.failures, one.errors, one.skipped],
        "timestamp": one.timestamp,
        "properties": {p.name: p.value for p in one.properties()},
        "cases": [case(c) for c in one],
    }


print(json.dumps([suite(one) for one in JUnitXml.fromfile(sys.argv[1])]))
