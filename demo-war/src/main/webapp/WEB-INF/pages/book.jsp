<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<c:set var="view" value="${book.view()}"/>
<shop:page title="${view.title()} - The bookshop">
<nav aria-label="Back"><p><a href="/?category=${view.category().id()}">All in <c:out value="${view.category().name()}"/></a></p></nav>
<article class="book">
<h1><c:out value="${view.title()}"/></h1>
<p class="byline">by <c:out value="${book.byline()}"/></p>
<p class="price">${book.price()}</p>
<dl>
<dt>First published</dt><dd>${book.year()}</dd>
<dt>Category</dt><dd><c:out value="${view.category().name()}"/></dd>
<dt>ISBN</dt><dd><c:out value="${view.isbn13()}"/></dd>
<dt>Listed under</dt><dd><a href="/?author=${view.author().id()}"><c:out value="${view.author().name()}"/></a></dd>
</dl>
</article>
<p class="hint"><a href="/books/${view.id()}/edit">Edit this book</a>, for editors</p>
</shop:page>
