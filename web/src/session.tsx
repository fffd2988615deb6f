import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Who looks at the page, and what they may do. */
export interface Session {
  /** Null where nobody has to log in. */
  readonly user: string | null;
  readonly mayChange: boolean;
  /** Why nothing may be changed, one sentence; null where it may. */
  readonly why: string | null;
}

export const SessionContext = createContext<Session>({ user: null, mayChange: true, why: null });

export const useSession = (): Session => useContext(SessionContext);

/** Whether the one who looks may change things; buttons that do are disabled otherwise, and the server refuses as well. */
export const useMayChange = (): boolean => useSession().mayChange;
