# map
map-name = Map
map-attribution-osm = © OpenStreetMap contributors
map-attribution-ign = © IGN
map-attribution-file = { $text }
map-basemap-not-raster = “{ $file }” holds vector tiles, which cannot be drawn yet
map-basemap-not-raster-hint = Choose a basemap of images (PNG, JPEG or WebP tiles) in MBTiles or PMTiles
map-basemap-damaged = “{ $file }” cannot be read as a basemap ({ $reason })
map-basemap-damaged-hint = Choose a basemap in MBTiles or PMTiles, or download it again
map-basemap-problem = The basemap cannot be shown: { $reason }
map-north = N
legend-no-data = No data
