# Answers questions about versions with Python's own library: one JSON list a line in, one line out.
import json
import sys

try:
    from packaging import markers, requirements, specifiers, version
except ImportError:
    try:
        from pip._vendor.packaging import markers, requirements, specifiers, version
    except ImportError:
        print("absent")
        sys.exit(0)

# Older ones have another idea of texts that are no versions.
if hasattr(version, "LegacyVersion"):
    print("absent")
    sys.exit(0)
print("here")


def answer(kind, a, b):
    if kind == "version":
        return str(version.Version(a))
    if kind == "compare":
        x, y = version.Version(a), version.Version(b)
        return str((x > y) - (x < y))
    if kind == "matches":
        return str(specifiers.SpecifierSet(a).contains(b, prereleases=True)).lower()
    if kind == "marker":
        return str(markers.Marker(a).evaluate(b)).lower()
    if kind == "requirement":
        r = requirements.Requirement(a)
        clauses = sorted({s.operator + s.version for s in r.specifier})
        return " ".join([r.name, ",".join(sorted(r.extras)), ",".join(clauses), r.url or "-"])
    raise KeyError(kind)


for line in sys.stdin:
    try:
        print(answer(*json.loads(line)))
    except (version.InvalidVersion, specifiers.InvalidSpecifier, markers.InvalidMarker,
            requirements.InvalidRequirement, markers.UndefinedComparison) as e:
        print("none")
