/** Figures that stand in a tile, with a short name of their own. */
export type TileId = 'coursesRunning' | 'casesReceived' | 'normShare' | 'coursesCompleted' | 'attendanceShare';
