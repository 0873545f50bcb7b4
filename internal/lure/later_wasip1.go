package lure

const settleLater = true
