-- Moments are milliseconds since 1970.
CREATE TABLE IF NOT EXISTS dag (
  id TEXT PRIMARY KEY,
  paused INTEGER NOT NULL DEFAULT 0,
  -- End of the last interval that the schedule is done with.
  cursor INTEGER
);
CREATE TABLE IF NOT EXISTS run (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  dag TEXT NOT NULL,
  id TEXT NOT NULL,
  interval_start INTEGER NOT NULL,
  interval_end INTEGER NOT NULL,
  trigger TEXT NOT NULL,
  state TEXT NOT NULL,
  -- Whether the interval is this appliance's.
  claimed INTEGER NOT NULL,
  parameters TEXT NOT NULL,
  queued_at INTEGER NOT NULL,
  started_at INTEGER,
  ended_at INTEGER,
  note TEXT,
  UNIQUE (dag, id)
);
CREATE INDEX IF NOT EXISTS run_by_state ON run (dag, state);
CREATE INDEX IF NOT EXISTS run_by_interval ON run (dag, interval_start, number);
CREATE TABLE IF NOT EXISTS task (
  run INTEGER NOT NULL REFERENCES run (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  state TEXT NOT NULL,
  next_try_at INTEGER,
  -- Tries that failed or were cut off since the task was last cleared.
  failures INTEGER NOT NULL DEFAULT 0,
  output BLOB,
  PRIMARY KEY (run, id)
);
CREATE TABLE IF NOT EXISTS try (
  run INTEGER NOT NULL,
  task TEXT NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  error TEXT,
  PRIMARY KEY (run, task, number),
  FOREIGN KEY (run, task) REFERENCES task (run, id) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS counter (
  run INTEGER NOT NULL,
  task TEXT NOT NULL,
  try INTEGER NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (run, task, try, name),
  FOREIGN KEY (run, task, try) REFERENCES try (run, task, number) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS line (
  run INTEGER NOT NULL,
  task TEXT NOT NULL,
  try INTEGER NOT NULL,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (run, task, try, number),
  FOREIGN KEY (run, task, try) REFERENCES try (run, task, number) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS alert (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  dag TEXT NOT NULL,
  kind TEXT NOT NULL,
  sentence TEXT NOT NULL,
  since INTEGER NOT NULL,
  run TEXT,
  over INTEGER NOT NULL DEFAULT 0
);
