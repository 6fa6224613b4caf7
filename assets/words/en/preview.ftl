# The map as other eyes see it

preview-menu = Colour vision
preview-do = Show the map { $vision }
preview-line = The map { $vision }, on this screen only
preview-end = Show the colours (Esc)
preview-deuteranopia = as seen with deuteranopia (green-blind)
preview-protanopia = as seen with protanopia (red-blind)
preview-tritanopia = as seen with tritanopia (blue-blind)
preview-greys = in greys, as printed without colours
