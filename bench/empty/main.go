// Command empty does nothing and links nothing: what any Go process costs.
package main

func main() {}
