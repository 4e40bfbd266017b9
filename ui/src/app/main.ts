// Entry of the page: styles, then the app. Everything else is loaded when its console is opened.
import '@fontsource-variable/noto-sans-jp/wght.css';
import { mount } from 'svelte';
import { keepFocus } from '@/kit/keep_focus';
import './app.css';
import App from './App.svelte';
import { reloadAfterUpdate } from './update';

reloadAfterUpdate();
keepFocus();
const target = document.getElementById('app');
if (!target) throw new Error('index.html lost its #app');
mount(App, { target });
