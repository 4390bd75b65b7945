import { connect } from './connect';
import type { paths } from './department.schema';

export const departmentApi = connect<paths>();
