import { connect } from './connect';
import type { paths } from './operator.schema';

export const operatorApi = connect<paths>();
