import { LocaleProvider } from '@app/web-ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isLarge, setLarge } from './large';
import './phone.css';

const root = document.getElementById('app');
if (!root) throw new Error('the page has no place for the app');

setLarge(isLarge());

// An enterprise that scanned its card never loads the cadre's code, nor the other way round.
const { App } = await (/^\/p(\/|$)/.test(location.pathname) ? import('./portal/App') : import('./cadre/App'));
createRoot(root).render(
  <StrictMode>
    <LocaleProvider>
      <App />
    </LocaleProvider>
  </StrictMode>,
);
