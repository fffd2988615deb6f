import { useEffect, useState } from 'preact/hooks';
import { send, sentence, type Schemas } from '../api/client';
import { Icon } from '../icons';
import { TextField } from '../ui/fields';
import { Notice } from '../ui/notice';
import './login.css';

interface Props {
  readonly entered: (session: Schemas['SessionView']) => void;
}

/** Asks for a name and a password. */
export function LoginPage({ entered }: Props) {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    document.title = 'Log in · Pipeline Appliance';
  }, []);

  const logIn = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      entered(await send<Schemas['SessionView']>('POST', '/api/v1/session', { name, password }));
    } catch (error) {
      setFailure(sentence(error));
      setPassword('');
    } finally {
      setBusy(false);
    }
  };

  return (
    <main class="login" id="content">
      <form class="card" onSubmit={(event) => void logIn(event)}>
        <div class="brand">
          <Icon name="brand" />
          <h1>Pipeline Appliance</h1>
        </div>
        <p class="login-why">This dashboard wants a login.</p>
        <TextField label="Name" value={name} set={setName} autocomplete="username" focus />
        <TextField
          label="Password"
          type="password"
          value={password}
          set={setPassword}
          autocomplete="current-password"
        />
        {failure && <Notice tone="error">{failure}</Notice>}
        <button class="button primary" type="submit" disabled={busy || name === '' || password === ''}>
          {busy ? 'Logging in…' : 'Log in'}
        </button>
      </form>
    </main>
  );
}
