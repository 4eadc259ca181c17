import { type GeoPath, geoGraticule10, geoInterpolate, geoPath, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import type { ZoomTransform } from 'd3-zoom';
import { percent } from '../parts/figures';
import type { Arc } from './arcs';
import { type Held, sides } from './shares';
import type { Place, Site } from './sites';

/** What the map shows. */
export interface Scene {
  readonly outlines: GeoPermissibleObjects | undefined;
  /** The countries that hold a share of the chosen mineral, with their outlines. */
  readonly shaded: readonly { readonly held: Held; readonly outline: GeoPermissibleObjects }[];
  readonly placed: readonly { readonly site: Site; readonly at: Place; readonly size: number }[];
  readonly arcs: readonly Arc[];
  readonly chosen: string;
}

interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly path: GeoPath;
  /** What a variable of the style sheet means; a canvas knows none. */
  readonly color: (name: string) => string;
  /** Pixels of the map, whatever the zoom. */
  readonly pixels: (number: number) => number;
  /** Pixels of the screen, in which text can be read on a small map too. */
  readonly screen: (number: number) => number;
}

/** Draws the scene. */
export function paint(canvas: HTMLCanvasElement, [width, height]: readonly [number, number], projection: GeoProjection, shift: ZoomTransform, scene: Scene): void {
  const scale = canvas.getBoundingClientRect().width / width;
  const sharp = Math.max(1, scale * devicePixelRatio);
  if (canvas.width !== Math.round(width * sharp)) {
    [canvas.width, canvas.height] = [Math.round(width * sharp), Math.round(height * sharp)];
  }

  const context = canvas.getContext('2d')!;
  context.setTransform(sharp * shift.k, 0, 0, sharp * shift.k, sharp * shift.x, sharp * shift.y);
  context.clearRect(-shift.x / shift.k, -shift.y / shift.k, width / shift.k, height / shift.k);
  context.globalAlpha = 1;
  context.setLineDash([]);
  const brush: Brush = { context, path: geoPath(projection, context), color: colorsOf(canvas), pixels: (number) => number / shift.k, screen: (number) => number / shift.k / scale };
  paintWorld(brush, scene);
  scene.shaded.forEach(({ held, outline }) => paintShare(brush, held, outline));
  scene.arcs.forEach((arc) => paintArc(brush, arc));
  scene.placed.forEach(({ site, at, size }) => paintSite(brush, site, at, size, site.id === scene.chosen));
  // Labels stand above all else, or they could not be read.
  scene.shaded.forEach(({ held, outline }) => nameCountry(brush, `${held.country} ${percent(held.share)}`, outline));
  scene.arcs.filter(({ label }) => label !== '').forEach(({ from, to, label }) => write(brush, label, projection(geoInterpolate([...from], [...to])(0.5))!));
}

function colorsOf(canvas: HTMLCanvasElement): Brush['color'] {
  const found = new Map<string, string>();
  return (name) => {
    if (!found.has(name)) {
      canvas.style.color = `var(${name})`;
      found.set(name, getComputedStyle(canvas).color);
    }
    return found.get(name)!;
  };
}

function paintWorld({ context, path, color, pixels }: Brush, { outlines }: Scene): void {
  context.lineWidth = pixels(0.5);
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
}

const inks = { filled: '--accent', slanted: '--bad', upright: '--open' } as const;

function paintShare({ context, path, color, pixels }: Brush, { side, share }: Held, outline: GeoPermissibleObjects): void {
  const { pattern } = sides[side];
  const [tile, size] = [document.createElement('canvas'), 8];
  [tile.width, tile.height] = [size, size];
  const drawing = tile.getContext('2d')!;
  drawing.fillStyle = drawing.strokeStyle = color(inks[pattern]);
  drawing.lineWidth = 3;
  if (pattern === 'filled') {
    drawing.fillRect(0, 0, size, size);
  } else if (pattern === 'upright') {
    drawing.fillRect(0, 0, 3, size);
  } else {
    for (const start of [-size, 0, size]) {
      drawing.beginPath();
      drawing.moveTo(start, size);
      drawing.lineTo(start + size, 0);
      drawing.stroke();
    }
  }

  const ink = context.createPattern(tile, 'repeat')!;
  ink.setTransform(new DOMMatrix().scale(pixels(1)));
  context.beginPath();
  path(outline);
  context.globalAlpha = 0.4 + 0.6 * share;
  context.fillStyle = ink;
  context.fill();
  context.globalAlpha = 1;
}

function paintArc({ context, path, color, pixels }: Brush, { from, to, weight }: Arc): void {
  context.globalAlpha = 0.6;
  context.strokeStyle = color('--open');
  context.lineWidth = pixels(Math.min(8, weight));
  context.beginPath();
  path({ type: 'LineString', coordinates: [[...from], [...to]] });
  context.stroke();
  context.globalAlpha = 1;
}

/** Filled: it operates. Crossed: it did. A square mends, a circle makes. */
function paintSite({ context, color, pixels }: Brush, { kind, status, hasPlans }: Site, [x, y]: Place, radius: number, isChosen: boolean): void {
  const size = pixels(radius);
  context.beginPath();
  if (kind === 'factory') {
    context.arc(x, y, size, 0, 2 * Math.PI);
  } else {
    context.rect(x - size, y - size, 2 * size, 2 * size);
  }
  context.strokeStyle = color(isChosen ? '--bad' : '--accent');
  context.lineWidth = pixels(isChosen ? 3 : 1.2);
  context.fillStyle = color(status === 'operating' ? '--accent' : '--surface');
  context.globalAlpha = status === 'operating' ? 0.75 : 1;
  context.fill();
  context.globalAlpha = 1;
  if (status === 'idle' || status === 'closed') {
    context.moveTo(x - size, y - size);
    context.lineTo(x + size, y + size);
  }
  context.stroke();
  if (hasPlans) {
    context.beginPath();
    context.arc(x, y, size + pixels(3), 0, 2 * Math.PI);
    context.stroke();
  }
}

/** Names a country where it lies, or below if its name would cover it. */
function nameCountry(brush: Brush, text: string, outline: GeoPermissibleObjects): void {
  const { path, screen } = brush;
  const [x, y] = path.centroid(outline);
  const [[left], [right, bottom]] = path.bounds(outline);
  write(brush, text, right - left > screen(70) ? [x, y] : [x, bottom + screen(9)]);
}

function write({ context, color, screen }: Brush, text: string, [x, y]: readonly [number, number]): void {
  context.font = `600 ${screen(11)}px system-ui, sans-serif`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = screen(4);
  context.lineJoin = 'round';
  context.strokeStyle = color('--surface');
  context.strokeText(text, x, y);
  context.fillStyle = color('--text');
  context.fillText(text, x, y);
}
