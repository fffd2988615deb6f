import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

export interface Series {
  readonly label: string;
  /** A custom property of the style sheet, like `--accent`. */
  readonly colour: string;
  /** One for each time; null leaves a gap. */
  readonly values: readonly (number | null)[];
}

interface Props {
  /** What the chart shows, for those who do not see it. */
  readonly label: string;
  /** Unix times in seconds, ascending. */
  readonly times: readonly number[];
  readonly series: readonly Series[];
  /** How a value is written at the axis and in the legend. */
  readonly write: (value: number | null) => string;
  readonly height?: number;
  readonly bars?: boolean;
}

const FONT = '11px system-ui, sans-serif';
const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const axis = (): uPlot.Axis => ({
  stroke: () => colour('--muted'),
  grid: { stroke: () => colour('--line'), width: 1 },
  ticks: { show: false },
  font: FONT,
});

function options({ series, write, height = 180, bars }: Props, width: number): uPlot.Options {
  const paths = bars && uPlot.paths.bars ? uPlot.paths.bars({ size: [0.8, 40] }) : undefined;
  return {
    width,
    height,
    cursor: { drag: { x: false, y: false } },
    axes: [axis(), { ...axis(), size: 56, values: (_, splits) => splits.map(write) }],
    scales: { y: { range: (_, min, max) => [Math.min(0, min ?? 0), max > 0 ? max * 1.08 : 1] } },
    series: [
      {},
      ...series.map(({ label, colour: name }) => ({
        label,
        stroke: () => colour(name),
        fill: () => `color-mix(in srgb, ${colour(name)} ${bars ? 70 : 12}%, transparent)`,
        width: 1.6,
        points: { show: false },
        value: (_: uPlot, value: number | null) => write(value),
        ...(paths ? { paths } : {}),
      })),
    ],
  };
}

const data = ({ times, series }: Props) =>
  [times, ...series.map(({ values }) => values)] as unknown as uPlot.AlignedData;

/** Values over time. It takes the width that there is, and the colours of the theme. */
export function TimeChart(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const shape = props.series.map(({ label }) => label).join('|');
  const latest = useRef(props);
  latest.current = props;

  useEffect(() => {
    const element = place.current!;
    const made = new uPlot(options(latest.current, element.clientWidth), data(latest.current), element);
    chart.current = made;
    const resized = new ResizeObserver(() =>
      made.setSize({ width: element.clientWidth, height: latest.current.height ?? 180 }),
    );
    resized.observe(element);
    const recoloured = new MutationObserver(() => made.redraw(false));
    recoloured.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      resized.disconnect();
      recoloured.disconnect();
      made.destroy();
    };
  }, [shape]);

  useEffect(() => chart.current?.setData(data(props)), [props.times, props.series]);

  return <div ref={place} class="time-chart" role="img" aria-label={props.label} />;
}
