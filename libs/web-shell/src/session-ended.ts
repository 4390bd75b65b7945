import { ref } from 'vue';

/** Whether the session ended while a page was open: the page stays as it is, and asks to sign in over itself. */
export const sessionEnded = ref(false);
