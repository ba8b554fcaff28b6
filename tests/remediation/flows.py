"""What the plan is measured against: a plain cheapest flow, path by path, that shares nothing with the package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field

Node = Hashable


@dataclass
class Network:
    """Arcs with a capacity and a cost; each has its way back."""

    arcs: dict[Node, dict[Node, list[int]]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, start: Node, end: Node, capacity: int, cost: int = 0) -> None:
        """Add an arc; there is one at the most between two nodes."""
        assert end not in self.arcs[start]
        self.arcs[start][end] = [capacity, cost]
        self.arcs[end][start] = [0, -cost]

    def cheapest(self, source: Node, sink: Node) -> int:
        """Send along cheapest paths as long as they gain something; what flowed."""
        flowed = 0
        while True:
            before, cost = self._paths_from(source)
            if sink not in before or cost[sink] >= 0:
                return flowed
            path = [sink]
            while path[-1] != source:
                path.append(before[path[-1]])
            pairs = list(zip(path[1:], path, strict=False))
            count = min(self.arcs[start][end][0] for start, end in pairs)
            for start, end in pairs:
                self.arcs[start][end][0] -= count
                self.arcs[end][start][0] += count
            flowed += count

    def sent(self, start: Node, end: Node) -> int:
        """What flows over an arc."""
        return self.arcs[end][start][0]

    def _paths_from(self, source: Node) -> tuple[dict[Node, Node], dict[Node, int]]:
        """Bellman and Ford: the cheapest way to every node."""
        cost: dict[Node, int] = {source: 0}
        before: dict[Node, Node] = {}
        changed = True
        while changed:
            changed = False
            for start in list(cost):
                for end, (capacity, price) in self.arcs[start].items():
                    if capacity > 0 and cost[start] + price < cost.get(end, 10**12):
                        cost[end] = cost[start] + price
                        before[end] = start
                        changed = True
        return before, cost


def largest_flow(capacities: dict[tuple[Node, Node], int], source: Node, sink: Node) -> int:
    """How much can flow at all."""
    network = Network()
    for (start, end), capacity in capacities.items():
        network.add(start, end, capacity, -1 if end == sink else 0)
    return network.cheapest(source, sink)
