# map
map-name = Carte
map-attribution-osm = © les contributeurs d’OpenStreetMap
map-attribution-ign = © IGN
map-attribution-file = { $text }
map-basemap-not-raster = « { $file } » contient des tuiles vectorielles, qui ne peuvent pas encore être dessinées
map-basemap-not-raster-hint = Choisissez un fond de carte en images (tuiles PNG, JPEG ou WebP), en MBTiles ou PMTiles
map-basemap-damaged = « { $file } » ne peut pas être lu comme fond de carte ({ $reason })
map-basemap-damaged-hint = Choisissez un fond de carte en MBTiles ou PMTiles, ou téléchargez-le à nouveau
map-basemap-problem = Le fond de carte ne peut pas être affiché : { $reason }
map-north = N
legend-no-data = Pas de donnée
