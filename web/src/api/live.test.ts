import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { follow, retryDelay, type Live } from './live';

class FakeSource {
  static opened: FakeSource[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  constructor() {
    FakeSource.opened.push(this);
  }
  close(): void {
    this.closed = true;
  }
}

const newest = (): FakeSource => FakeSource.opened.at(-1)!;

describe('follow', () => {
  let seen: Live[];
  let stop: () => void;

  beforeEach(() => {
    vi.useFakeTimers();
    FakeSource.opened = [];
    seen = [];
    stop = follow(
      (live) => seen.push(live),
      () => new FakeSource() as unknown as EventSource,
    );
  });

  afterEach(() => {
    stop();
    vi.useRealTimers();
  });

  it('is live with the first event', () => {
    newest().onmessage!({ data: '{"version":"1"}' });
    expect(seen.at(-1)).toEqual({ link: 'live', status: { version: '1' } });
  });

  it('keeps the last status when the connection breaks, and connects again', () => {
    newest().onmessage!({ data: '{"version":"1"}' });
    newest().onerror!();
    expect(seen.at(-1)).toEqual({ link: 'lost', status: { version: '1' } });
    expect(FakeSource.opened[0]!.closed).toBe(true);
    vi.advanceTimersByTime(500);
    expect(FakeSource.opened).toHaveLength(2);
    newest().onmessage!({ data: '{"version":"2"}' });
    expect(seen.at(-1)!.link).toBe('live');
  });

  it('takes five seconds of silence for a lost connection', () => {
    newest().onmessage!({ data: '{}' });
    vi.advanceTimersByTime(4_999);
    expect(seen.at(-1)!.link).toBe('live');
    vi.advanceTimersByTime(1);
    expect(seen.at(-1)!.link).toBe('lost');
  });

  it('stops for good when told to', () => {
    newest().onerror!();
    stop();
    vi.advanceTimersByTime(60_000);
    expect(FakeSource.opened).toHaveLength(1);
  });
});

describe('retryDelay', () => {
  it('doubles up to five seconds', () => {
    expect([1, 2, 3, 4, 5, 50].map(retryDelay)).toEqual([500, 1000, 2000, 4000, 5000, 5000]);
  });
});
