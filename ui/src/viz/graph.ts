// Layout of the reporting paths: expected against actual, left to right, by dagre.
import {
  graphlib,
  layout,
  type EdgeLabel,
  type GraphLabel,
  type NodeLabel,
  type Point,
} from '@dagrejs/dagre';
import type { PathLook } from './sequence';

export interface GraphNode {
  id: string;
  label: string;
  /** A participant's role, or a simulated body. */
  kind: 'role' | 'cast';
}

export interface GraphEdge {
  from: string;
  to: string;
  state: PathLook;
  count: number;
}

export interface GraphLayout {
  width: number;
  height: number;
  nodes: (GraphNode & { x: number; y: number; width: number; height: number })[];
  edges: (GraphEdge & { path: string; labelX: number; labelY: number })[];
}

export const NODE = { width: 164, height: 46 } as const;

/** Deterministic: the same nodes and edges give the same picture. */
export function layoutGraph(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphLayout {
  const graph = new graphlib.Graph<GraphLabel, NodeLabel, EdgeLabel>({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 28, ranksep: 120, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.id, { ...NODE });
  const drawn = edges.filter((e) => graph.hasNode(e.from) && graph.hasNode(e.to));
  for (const e of drawn) {
    graph.setEdge(e.from, e.to, { width: 64, height: 18, labelpos: 'c' }, e.state);
  }
  layout(graph);
  const size = graph.graph();
  return {
    width: Math.max(size.width ?? 0, NODE.width),
    height: Math.max(size.height ?? 0, NODE.height),
    nodes: nodes.map((node) => {
      const at = graph.node(node.id);
      return { ...node, x: at.x ?? 0, y: at.y ?? 0, ...NODE };
    }),
    edges: drawn.map((e) => {
      const at = graph.edge({ v: e.from, w: e.to, name: e.state });
      const points: readonly Point[] = at.points ?? [];
      return {
        ...e,
        path: points.map((p, i) => `${i === 0 ? 'M' : 'L'}${p.x.toFixed(1)} ${p.y.toFixed(1)}`).join(' '),
        labelX: at.x ?? points[0]?.x ?? 0,
        labelY: at.y ?? points[0]?.y ?? 0,
      };
    }),
  };
}
