# turf
