import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './app/App.svelte';
import { startFirstReads } from './lib/api/client';
import { findRoute, hrefTo } from './lib/router/match';
import { preferences } from './lib/session/preferences.svelte';
import { routes } from './app/routes/member';

// The server named these reads beside the page (0023); taken up here, none of them waits in the browser for somebody else.
const opened = findRoute(routes, location.pathname);
startFirstReads(opened?.route.reads.map((address) => hrefTo(address, opened.params)) ?? []);

preferences.apply();

const target = document.getElementById('app');
if (target) mount(App, { target });
