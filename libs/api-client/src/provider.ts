import { connect } from './connect';
import type { paths } from './provider.schema';

export const providerApi = connect<paths>();
