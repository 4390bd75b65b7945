import { connect } from './connect';
import type { paths } from './public.schema';

export const publicApi = connect<paths>();
