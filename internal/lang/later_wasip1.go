package lang

const textsLater = true
