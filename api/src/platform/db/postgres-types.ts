import { types } from 'pg';

/** A legal day stays the text it is in the database: it has no time zone to be turned by. */
types.setTypeParser(types.builtins.DATE, (text) => text);
