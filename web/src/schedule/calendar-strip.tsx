import { useEffect, useRef } from 'preact/hooks';
import { api, type Schemas } from '../api/client';
import { useResource } from '../api/use-resource';
import { adjust, type Place } from '../router';
import { aboutDay, calendar, type Day } from './calendar';
import { viewOf } from './view';
import { TONE_OF_RUN } from './words';

const DAYS = 60;
const EVERY_MILLIS = 15_000;

interface Props {
  readonly dag: string;
  readonly place: Place;
  readonly now: string;
}

const month = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });

const Segments = ({ day: { total, states }, most }: { day: Day; most: number }) => (
  <span class="stack" style={{ height: `${total === 0 ? 0 : Math.max(12, (100 * total) / most)}%` }} aria-hidden="true">
    {states.map(({ state, count }) => (
      <i key={state} class={TONE_OF_RUN[state]} style={{ flexGrow: count }} />
    ))}
  </span>
);

/** How many runs each of the last days has, by what became of them; a day leads to its runs. */
export function CalendarStrip({ dag, place, now }: Props) {
  const { value } = useResource<Schemas['DayList']>(api(['dags', dag, 'days'], { limit: DAYS }), EVERY_MILLIS);
  const strip = useRef<HTMLOListElement>(null);
  const view = viewOf(place);
  const days = calendar(value?.days ?? [], now, DAYS);
  const most = Math.max(1, ...days.map(({ total }) => total));
  const open = (date: string) => view.from === date && view.to === date;
  const entry = days.find(({ date }) => open(date))?.date ?? days.at(-1)!.date;

  useEffect(() => {
    strip.current!.scrollLeft = strip.current!.scrollWidth;
  }, []);

  const choose = (date: string) => {
    const day = open(date) ? null : date;
    adjust(place, { from: day, to: day, offset: null, run: null, task: null, try: null });
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: 'previousElementSibling', ArrowRight: 'nextElementSibling' }[event.key];
    if (!step) return;
    event.preventDefault();
    const item = (event.target as HTMLElement).closest('li');
    item?.[step as 'nextElementSibling']?.querySelector('button')?.focus();
  };

  return (
    <section class="card panel calendar" aria-label="Runs of the last days">
      <ol ref={strip} onKeyDown={press}>
        {days.map((day) => (
          <li key={day.date}>
            <button
              type="button"
              data-day={day.date}
              aria-pressed={open(day.date)}
              tabIndex={day.date === entry ? 0 : -1}
              aria-label={aboutDay(day)}
              title={aboutDay(day)}
              onClick={() => choose(day.date)}
            >
              <Segments day={day} most={most} />
            </button>
            {(day.date.endsWith('-01') || day === days[0]) && (
              <span class="month" aria-hidden="true">
                {month.format(new Date(day.date))}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
