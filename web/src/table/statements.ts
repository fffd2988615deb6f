const KEY = 'cql-statements';
const MOST = 20;

/** The statements that were run in this browser, the last first. */
export function remembered(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? stored.filter((text) => typeof text === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Puts one in front, once. */
export function remember(statement: string): readonly string[] {
  const statements = [statement, ...remembered().filter((text) => text !== statement)].slice(0, MOST);
  localStorage.setItem(KEY, JSON.stringify(statements));
  return statements;
}
