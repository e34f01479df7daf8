// Command goldmark reads a page on standard input and writes it as Gitea and Forgejo show it: read by
// goldmark with the extensions that they switch on, then freed by bluemonday of what they do not let
// pass. What they add beyond that is left out: colours, formulas, the look of alerts, pictures for
// names between colons, links for references to issues and commits, and a prefix of all ids.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
)

func main() {
	if err := convert(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func convert(markdown io.Reader, page io.Writer) error {
	source, err := io.ReadAll(markdown)
	if err != nil {
		return err
	}
	var unsafe bytes.Buffer
	if err := reader().Convert(source, &unsafe); err != nil {
		return err
	}
	_, err = page.Write(policy().SanitizeBytes(unsafe.Bytes()))
	return err
}

func reader() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
			extension.Strikethrough,
			extension.TaskList,
			extension.DefinitionList,
			extension.Footnote,
		),
		goldmark.WithParserOptions(parser.WithAttribute()),
		goldmark.WithRendererOptions(html.WithUnsafe()),
	)
}

// policy lets pass what is common for texts of users, and of what Gitea lets pass beyond that as much
// as the pages need.
func policy() *bluemonday.Policy {
	policy := bluemonday.UGCPolicy()
	policy.AllowAttrs("type", "checked", "disabled").OnElements("input")
	policy.AllowAttrs("open").OnElements("details")
	// The common policy knows some punctuation only, and drops a description with any other.
	policy.AllowAttrs("alt").OnElements("img")
	return policy
}
