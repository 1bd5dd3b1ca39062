/** Style sheets, for tests of components: a page drawn without a browser has no looks. */
module.exports = {};
