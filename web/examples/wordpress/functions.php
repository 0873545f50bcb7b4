<?php
// For the functions.php of your theme, or a small plugin of your own. Then put
// block.html into a "Custom HTML" block, or the shortcode [saring] into any text.

add_action( 'wp_enqueue_scripts', function () {
	wp_enqueue_script( 'saring', 'https://saring.example/widget.js', array(), null, array( 'strategy' => 'async' ) );
} );

// Authors without the right to write HTML lose <saring-check> on saving; this they may use.
add_shortcode( 'saring', function () {
	return '<saring-check lang="id" channels="/channels.json"><a href="https://saring.example/id/">Periksa pesan dengan Saring</a></saring-check>';
} );
