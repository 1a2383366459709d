# -*- coding: utf-8 -*-
"""Build step, run by Jython with commonmark beside it: the licence and the pages of docs/ as HTML.

usage: jython docs.py REPOSITORY TARGET

Makes TARGET/license.html and TARGET/doc/, to be read without a network.
"""

from __future__ import absolute_import, division, print_function, unicode_literals

import io
import os
import posixpath
import re
import shutil
import sys

from org.commonmark.ext.gfm.tables import TablesExtension
from org.commonmark.parser import Parser
from org.commonmark.renderer.html import HtmlRenderer

# A link to a place of the repository: no scheme, and not only a fragment.
LINK = re.compile(r'<a href="(?![a-z]+:)([^"#]+)(#[^"]*|)">(.*?)</a>', re.DOTALL)
PICTURES = ('.png', '.svg', '.jpg', '.gif')
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }}
pre, code {{ font-family: ui-monospace, monospace; font-size: 0.9em; background: #8882; }}
pre {{ padding: 0.75rem; overflow-x: auto; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid #8886; padding: 0.25rem 0.5rem; text-align: left; vertical-align: top; }}
img {{ max-width: 100%; }}
</style>
</head>
<body>
{navigation}{body}</body>
</html>
"""


def read(path):
    with io.open(path, encoding='utf-8') as source:
        return source.read()


def write(path, text):
    if not os.path.isdir(os.path.dirname(path)):
        os.makedirs(os.path.dirname(path))
    with io.open(path, 'w', encoding='utf-8', newline='\n') as target:
        target.write(text)


def escape(text):
    return text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')


def title_of(markdown, name):
    """The first heading; the name of the file where there is none."""
    heading = re.search(r'^# +(.+)$', markdown, re.MULTILINE)
    return heading.group(1).replace('`', '').strip() if heading else name


class Pages(object):
    """Renders Markdown; links between pages lead to the rendered ones."""

    def __init__(self):
        extensions = [TablesExtension.create()]
        self.parser = Parser.builder().extensions(extensions).build()
        self.renderer = HtmlRenderer.builder().extensions(extensions).build()

    def page(self, markdown, path):
        """The page that stands at `path` below docs/."""
        body = self.renderer.render(self.parser.parse(markdown))
        body = LINK.sub(lambda link: rewritten(link, posixpath.dirname(path)), body)
        home = '<p><a href="%sindex.html">Workflows</a></p>\n' % (
            '../' * path.count('/')
        )
        title = escape(title_of(markdown, path))
        return PAGE.format(title=title, navigation=home, body=body)


def rewritten(link, folder):
    """A link as it is in the rendered pages; its text alone where it leads out of docs/."""
    target, fragment, text = link.groups()
    if posixpath.normpath(posixpath.join(folder, target)).startswith('..'):
        return text
    target = re.sub(r'(^|/)README\.md$', r'\1index.md', target)
    if target.endswith('/'):
        target += 'index.md'
    return '<a href="%s%s">%s</a>' % (re.sub(r'\.md$', '.html', target), fragment, text)


def documents(folder):
    """Paths of all files below the folder, in a fixed order."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield os.path.relpath(os.path.join(parent, name), folder).replace(
                os.sep, '/'
            )


def contents(folder, titles):
    """A list of the pages of one folder, for a folder that has no page of its own."""
    name = posixpath.basename(folder).capitalize() or 'Workflows for Ignition'
    lines = ['# ' + name, '']
    for path in sorted(titles):
        if posixpath.dirname(path) == folder:
            lines.append('- [%s](%s)' % (titles[path], posixpath.basename(path)))
        elif not folder and path.endswith('/index.md'):
            lines.append('- [%s](%s)' % (titles[path], path))
    return '\n'.join(lines) + '\n'


def read_all(docs, target):
    """{path: Markdown} of all pages; pictures are copied on the way."""
    sources = {}
    for path in documents(docs):
        if path.endswith('.md'):
            name = re.sub(r'(^|/)README\.md$', r'\1index.md', path)
            sources[name] = read(os.path.join(docs, path))
        elif path.endswith(PICTURES):
            write(os.path.join(target, path), '')
            shutil.copyfile(os.path.join(docs, path), os.path.join(target, path))
    return sources


def add_contents(sources):
    """Gives each folder a first page, the root last: it lists those of the others."""
    folders = {posixpath.dirname(path) for path in sources} | {''}
    for folder in sorted(folders, reverse=True):
        first = posixpath.join(folder, 'index.md')
        if first not in sources:
            titles = {path: title_of(sources[path], path) for path in sources}
            sources[first] = contents(folder, titles)


def render(docs, target):
    pages, sources = Pages(), read_all(docs, target)
    add_contents(sources)
    for path, markdown in sources.items():
        write(os.path.join(target, path[:-3] + '.html'), pages.page(markdown, path))


def licence(text):
    paragraphs = [
        escape(part.strip()).replace('\n', '<br>\n') for part in text.split('\n\n')
    ]
    body = ''.join('<p>%s</p>\n' % part for part in paragraphs if part)
    return PAGE.format(title='Licence', navigation='', body=body)


def build(repository, target):
    if os.path.isdir(target):
        shutil.rmtree(target)
    render(os.path.join(repository, 'docs'), os.path.join(target, 'doc'))
    write(
        os.path.join(target, 'license.html'),
        licence(read(os.path.join(repository, 'LICENSE'))),
    )


if __name__ == '__main__':
    build(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))
