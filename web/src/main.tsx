import { render } from 'preact';
import { App } from './app';
import { SessionGate } from './session';
import { applyTheme, savedTheme } from './theme';
import './styles/tokens.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/panels.css';
import './ui/ui.css';
import './ui/data-table.css';
import './ui/fields.css';
import './ui/figures.css';

applyTheme(savedTheme());
render(
  <SessionGate>
    <App />
  </SessionGate>,
  document.getElementById('app')!,
);
