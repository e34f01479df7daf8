<?php
// Turns Markdown from standard input into HTML as BookStack does: the same parts of the same library,
// as its MarkdownToHtml.php puts them together. With "newer" also the parts that it has had since 2026.

require '/usr/share/php/League/CommonMark/autoload.php';

use League\CommonMark\Environment\Environment;
use League\CommonMark\Extension\Autolink\AutolinkExtension;
use League\CommonMark\Extension\CommonMark\CommonMarkCoreExtension;
use League\CommonMark\Extension\Footnote\FootnoteExtension;
use League\CommonMark\Extension\Strikethrough\StrikethroughExtension;
use League\CommonMark\Extension\Table\TableExtension;
use League\CommonMark\Extension\TaskList\TaskListExtension;
use League\CommonMark\MarkdownConverter;

$environment = new Environment();
$environment->addExtension(new CommonMarkCoreExtension());
$environment->addExtension(new TableExtension());
$environment->addExtension(new TaskListExtension());
$environment->addExtension(new StrikethroughExtension());
if (($argv[1] ?? '') === 'newer') {
    $environment->addExtension(new AutolinkExtension());
    $environment->addExtension(new FootnoteExtension());
}
echo (new MarkdownConverter($environment))->convert(stream_get_contents(STDIN));
