// Layout of the world's services, left to right from what supports to what is supported, in boxes of their sectors.
import {
  graphlib,
  layout,
  type EdgeLabel,
  type GraphLabel,
  type NodeLabel,
  type Point,
} from '@dagrejs/dagre';

export interface WorldNode {
  id: string;
  label: string;
  /** Empty: in no box. */
  sector: string;
}

/** `to` needs `from`. `any`: it is one of several that are enough. */
export interface WorldEdge {
  from: string;
  to: string;
  any: boolean;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface WorldLayout<N extends WorldNode> {
  width: number;
  height: number;
  nodes: (N & Box)[];
  sectors: (Box & { sector: string })[];
  edges: (WorldEdge & { path: string })[];
}

export const WORLD_NODE = { width: 188, height: 58 } as const;
const HEAD = 20;

const boxOf = (sector: string): string => `sector ${sector}`;

/** Deterministic: the same nodes and edges give the same picture. `x` and `y` are the upper left corners. */
export function layoutWorld<N extends WorldNode>(
  nodes: readonly N[],
  edges: readonly WorldEdge[],
): WorldLayout<N> {
  const graph = new graphlib.Graph<GraphLabel, NodeLabel, EdgeLabel>({ compound: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 22, ranksep: 64, marginx: 12, marginy: 12 + HEAD });
  graph.setDefaultEdgeLabel(() => ({}));
  const sectors = [...new Set(nodes.map((node) => node.sector))].filter((sector) => sector !== '');
  for (const sector of sectors) graph.setNode(boxOf(sector), { width: 0, height: 0 });
  for (const node of nodes) {
    graph.setNode(node.id, { ...WORLD_NODE });
    if (node.sector !== '') graph.setParent(node.id, boxOf(node.sector));
  }
  const drawn = edges.filter((edge) => graph.hasNode(edge.from) && graph.hasNode(edge.to));
  for (const edge of drawn) graph.setEdge(edge.from, edge.to);
  layout(graph);
  const place = (id: string): Box => {
    const { x = 0, y = 0, width = 0, height = 0 } = graph.node(id);
    return { x: x - width / 2, y: y - height / 2, width, height };
  };
  const size = graph.graph();
  return {
    width: Math.max(size.width ?? 0, WORLD_NODE.width),
    height: Math.max(size.height ?? 0, WORLD_NODE.height),
    nodes: nodes.map((node) => ({ ...node, ...place(node.id) })),
    sectors: sectors.map((sector) => {
      const box = place(boxOf(sector));
      return { sector, ...box, y: box.y - HEAD, height: box.height + HEAD };
    }),
    edges: drawn.map((edge) => {
      const points: readonly Point[] = graph.edge(edge.from, edge.to).points ?? [];
      const path = points.map((p, i) => `${i === 0 ? 'M' : 'L'}${p.x.toFixed(1)} ${p.y.toFixed(1)}`);
      return { ...edge, path: path.join(' ') };
    }),
  };
}
