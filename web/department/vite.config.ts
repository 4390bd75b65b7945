import { defineConfig } from 'vite';
import { appConfig } from '../../libs/web-shell/app.config';

const OF_THE_PROVIDER = [
  ...['assessment', 'children', 'conclusion', 'course', 'duty', 'exit', 'goal', 'move', 'print'],
  ...['process', 'progress', 'rail', 'register', 'relation', 'review', 'verify', 'work'],
];

export default defineConfig(appConfig('/department/', OF_THE_PROVIDER));
