DROP TABLE liaison;
