import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { preferences } from './lib/session/preferences.svelte';

preferences.apply();

const target = document.getElementById('app');
if (target) mount(App, { target });
