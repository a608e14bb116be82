"""总览: exceptions, matrix, coverage, forecast and orders of one county; or a line for each county below a city."""
