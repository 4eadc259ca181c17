import { geoEqualEarth, geoGraticule10, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import { select } from 'd3-selection';
import { type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import { useQuery } from '@tanstack/preact-query';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json?url';
import type { Arc, Site } from './sites';

const [width, height] = [960, 500];
const projection = geoEqualEarth().fitSize([width, height], { type: 'Sphere' });

/** The outlines of countries, from Natural Earth; the program serves them itself. */
const useOutlines = () =>
  useQuery({
    queryKey: ['outlines'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<GeoPermissibleObjects> => {
      const topology = (await (await fetch(atlas)).json()) as Topology;
      return feature(topology, topology.objects['countries']!);
    },
  });

interface Drawn {
  readonly sites: readonly Site[];
  readonly arcs: readonly Arc[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** The map, drawn on a canvas so that ten thousand sites move smoothly: drag, wheel or buttons. */
export function Chart({ sites, arcs, chosen, choose }: Drawn) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const outlines = useOutlines();
  const [shift, setShift] = useState<ZoomTransform>(zoomIdentity);
  const zooming = useMemo(() => zoom<HTMLCanvasElement, unknown>().scaleExtent([1, 40]).translateExtent([[0, 0], [width, height]]).on('zoom', (event) => setShift(event.transform)), []);
  const placed = useMemo(
    () => sites.flatMap((site) => (site.place === null ? [] : [{ site, at: projection([...site.place])! }])).sort((one, other) => radius(other.site) - radius(one.site)),
    [sites],
  );

  useEffect(() => {
    const on = select(canvas.current!);
    on.call(zooming);
    return () => void on.on('.zoom', null);
  }, [zooming]);

  useEffect(() => {
    const draw = requestAnimationFrame(() => paint(canvas.current!, shift, outlines.data, placed, arcs, chosen));
    return () => cancelAnimationFrame(draw);
  }, [shift, outlines.data, placed, arcs, chosen]);

  const find = (event: MouseEvent): void => {
    const frame = canvas.current!.getBoundingClientRect();
    const [x, y] = shift.invert([((event.clientX - frame.left) * width) / frame.width, ((event.clientY - frame.top) * height) / frame.height]);
    const nearest = placed.map(({ site, at }) => ({ site, distance: Math.hypot(at[0] - x, at[1] - y) })).sort((one, other) => one.distance - other.distance)[0];
    if (nearest && nearest.distance * shift.k < 14) {
      choose(nearest.site.id);
    }
  };
  const by = (factor: number) => select(canvas.current!).call(zooming.scaleBy, factor);

  return (
    <figure>
      <canvas ref={canvas} width={width} height={height} role="img" aria-label={`A map of ${placed.length} sites; the list beside it says the same`} onClick={find} />
      <p class="choices">
        <button type="button" aria-label="Zoom in" onClick={() => by(2)}>
          +
        </button>
        <button type="button" aria-label="Zoom out" onClick={() => by(0.5)}>
          −
        </button>
        <button type="button" onClick={() => select(canvas.current!).call(zooming.transform, zoomIdentity)}>
          Whole world
        </button>
      </p>
      <figcaption class="caption">
        Filled: operating. Hollow: not yet, or no longer. Square: maintenance, repair, overhaul. Ring: plans. Size: the part of what is stated of its item. Lines:
        agreements between partners. Places are towns, to 0.01 degree at most. Outlines: Natural Earth.
      </figcaption>
    </figure>
  );
}

const radius = (site: Site): number => (site.part === null ? 3 : 3 + 8 * Math.sqrt(site.part));

/** Finds what the variables of the style sheet mean on a canvas, which knows none. */
function colorsOf(canvas: HTMLCanvasElement): (name: string) => string {
  const found = new Map<string, string>();
  return (name) => {
    if (!found.has(name)) {
      canvas.style.color = `var(${name})`;
      found.set(name, getComputedStyle(canvas).color);
    }
    return found.get(name)!;
  };
}

function paint(canvas: HTMLCanvasElement, shift: ZoomTransform, outlines: GeoPermissibleObjects | undefined, placed: readonly { site: Site; at: [number, number] }[], arcs: readonly Arc[], chosen: string): void {
  const frame = canvas.getBoundingClientRect();
  const sharp = Math.max(1, (frame.width / width) * devicePixelRatio);
  if (canvas.width !== Math.round(width * sharp)) {
    [canvas.width, canvas.height] = [Math.round(width * sharp), Math.round(height * sharp)];
  }

  const color = colorsOf(canvas);
  const context = canvas.getContext('2d')!;
  const path = geoPath(projection, context);
  context.setTransform(sharp * shift.k, 0, 0, sharp * shift.k, sharp * shift.x, sharp * shift.y);
  context.clearRect(-shift.x / shift.k, -shift.y / shift.k, width / shift.k, height / shift.k);
  context.lineWidth = 0.5 / shift.k;
  context.strokeStyle = color('--edge');
  context.beginPath();
  path(geoGraticule10());
  context.stroke();
  if (outlines !== undefined) {
    context.beginPath();
    path(outlines);
    context.fillStyle = color('--surface');
    context.fill();
    context.strokeStyle = color('--quiet');
    context.stroke();
  }

  context.globalAlpha = 0.5;
  context.strokeStyle = color('--open');
  context.lineWidth = 1 / shift.k;
  for (const { from, to } of arcs) {
    context.beginPath();
    path({ type: 'LineString', coordinates: [[...from], [...to]] });
    context.stroke();
  }

  context.globalAlpha = 1;
  for (const { site, at } of placed) {
    const [x, y] = at;
    const size = radius(site) / shift.k;
    context.beginPath();
    if (site.kind === 'factory') {
      context.arc(x, y, size, 0, 2 * Math.PI);
    } else {
      context.rect(x - size, y - size, 2 * size, 2 * size);
    }
    context.strokeStyle = color(site.id === chosen ? '--bad' : '--accent');
    context.lineWidth = (site.id === chosen ? 3 : 1.2) / shift.k;
    context.fillStyle = color(site.status === 'operating' ? '--accent' : '--surface');
    context.globalAlpha = site.status === 'operating' ? 0.75 : 1;
    context.fill();
    context.globalAlpha = 1;
    context.stroke();
    if (site.hasPlans) {
      context.beginPath();
      context.arc(x, y, size + 3 / shift.k, 0, 2 * Math.PI);
      context.stroke();
    }
  }
}
