import { useQuery } from '@tanstack/preact-query';
import { geoEqualEarth } from 'd3-geo';
import { select } from 'd3-selection';
import { type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import type { FeatureCollection } from 'geojson';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json?url';
import type { Arc } from './arcs';
import { countryOf } from './countries';
import { paint } from './paint';
import type { Held } from './shares';
import type { Site } from './sites';

const size = [960, 500] as const;
const projection = geoEqualEarth().fitSize([...size], { type: 'Sphere' });

/** The outlines of countries, from Natural Earth; the program serves them itself. */
const useOutlines = () =>
  useQuery({
    queryKey: ['outlines'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<FeatureCollection> => {
      const topology = (await (await fetch(atlas)).json()) as Topology;
      return feature(topology, topology.objects['countries'] as GeometryCollection);
    },
  });

/** How far an arrow key moves the map, in its own pixels. */
const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };

interface Drawn {
  readonly sites: readonly Site[];
  /** Each site's part of what is stated, 0 to 1. */
  readonly parts: ReadonlyMap<string, number>;
  readonly arcs: readonly Arc[];
  readonly held: readonly Held[];
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

/** The map, drawn on a canvas so that ten thousand sites move smoothly: drag, wheel or buttons. */
export function Chart({ sites, parts, arcs, held, chosen, choose }: Drawn) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const outlines = useOutlines().data;
  const [shift, setShift] = useState<ZoomTransform>(zoomIdentity);
  const zooming = useMemo(() => zoom<HTMLCanvasElement, unknown>().scaleExtent([1, 40]).translateExtent([[0, 0], [...size]]).on('zoom', (event) => setShift(event.transform)), []);
  const placed = useMemo(
    () =>
      sites
        .flatMap((site) => (site.place === null ? [] : [{ site, at: projection([...site.place])!, size: radius(parts.get(site.id)) }]))
        .sort((one, other) => other.size - one.size),
    [sites, parts],
  );
  const shaded = useMemo(
    () => held.flatMap((one) => (outlines?.features ?? []).filter((outline) => countryOf(outline) === one.country).map((outline) => ({ held: one, outline }))),
    [held, outlines],
  );

  useEffect(() => {
    const on = select(canvas.current!);
    on.call(zooming);
    return () => void on.on('.zoom', null);
  }, [zooming]);

  const theme = useTheme();
  useEffect(() => {
    const draw = requestAnimationFrame(() => paint(canvas.current!, size, projection, shift, { outlines, shaded, placed, arcs, chosen }));
    return () => cancelAnimationFrame(draw);
  }, [shift, outlines, shaded, placed, arcs, chosen, theme]);

  const find = (event: MouseEvent): void => {
    const frame = canvas.current!.getBoundingClientRect();
    const [x, y] = shift.invert([((event.clientX - frame.left) * size[0]) / frame.width, ((event.clientY - frame.top) * size[1]) / frame.height]);
    const nearest = placed.map(({ site, at }) => ({ site, distance: Math.hypot(at[0] - x, at[1] - y) })).sort((one, other) => one.distance - other.distance)[0];
    if (nearest && nearest.distance * shift.k < 14) {
      choose(nearest.site.id);
    }
  };
  const by = (factor: number) => select(canvas.current!).call(zooming.scaleBy, factor);
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      select(canvas.current!).call(zooming.translateBy, step[0] / shift.k, step[1] / shift.k);
    }
  };

  return (
    <figure>
      <canvas
        ref={canvas}
        width={size[0]}
        height={size[1]}
        role="img"
        tabIndex={0}
        aria-label={`A map of ${placed.length} sites${held.length > 0 ? ` and of what ${held.length} countries hold` : ''}; the lists beside it say the same`}
        onClick={find}
        onKeyDown={move}
      />
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
        Filled: operating. Hollow: not yet. Crossed: no longer. Square: maintenance, repair, overhaul. Ring: plans. Size: the site’s part of what is stated of the item;
        of a family, of the item that it makes most of. Smallest: not stated. Drag the map, or move it with the arrow keys. Places are towns, to 0.01 degree at most. Outlines: Natural Earth.
      </figcaption>
    </figure>
  );
}

/** A canvas keeps the colours that it was painted in, so it is painted again when the theme changes. */
function useTheme(): boolean {
  const query = useMemo(() => matchMedia('(prefers-color-scheme: dark)'), []);
  const [isDark, setDark] = useState(query.matches);
  useEffect(() => {
    const follow = () => setDark(query.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [query]);
  return isDark;
}

const radius = (part: number | undefined): number => (part === undefined ? 3 : 3 + 11 * Math.sqrt(part));
