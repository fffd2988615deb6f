import { createContext, type ComponentChildren } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { get, onLoginWanted, send, type Schemas } from './api/client';
import { LoginPage } from './login/login-page';

type Answer = Schemas['SessionView'];

/** Who looks at the page, and what they may do. */
export interface Session {
  /** Null where nobody has to log in. */
  readonly user: string | null;
  readonly mayChange: boolean;
  /** Why nothing may be changed, one sentence; null where it may. */
  readonly why: string | null;
  readonly logOut: () => void;
}

const nothing = () => undefined;

export const SessionContext = createContext<Session>({ user: null, mayChange: true, why: null, logOut: nothing });

export const useSession = (): Session => useContext(SessionContext);

/** Whether the one who looks may change things; buttons that do are disabled otherwise, and the server refuses as well. */
export const useMayChange = (): boolean => useSession().mayChange;

/** Why whoever this is may change nothing; null where they may. */
export function whyNot(answer: Answer | null): string | null {
  if (answer?.readOnly) return 'This dashboard is read-only.';
  if (answer?.role === 'VIEWER') return `${answer.user ?? 'You'} may look, and change nothing.`;
  return null;
}

/** Shows the page to who may see it, and the way to log in to others. The page does not wait for the answer to who it is. */
export function SessionGate({ children }: { children: ComponentChildren }) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const look = useCallback(() => {
    get<Answer>('/api/v1/session').then(setAnswer, nothing);
  }, []);
  useEffect(look, []);
  useEffect(() => onLoginWanted(look), []);
  const session = useMemo(() => {
    const why = whyNot(answer);
    const logOut = () => void send('DELETE', '/api/v1/session').then(look, look);
    return { user: answer?.user ?? null, mayChange: why === null, why, logOut };
  }, [answer]);
  if (answer?.loginRequired && answer.user === null) return <LoginPage entered={setAnswer} />;
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}
