<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<c:set var="query" value="${shelf.query()}"/>
<shop:page title="The bookshop">
<h1>Books</h1>
<form class="filter" method="get" action="/" role="search">
<p class="text"><label for="q">Title</label>
<input id="q" name="q" type="search" maxlength="100" value="${fn:escapeXml(query.titleContains())}"></p>
<p><label for="category">Category</label>
<select id="category" name="category">
<option value="">All</option>
<c:forEach var="category" items="${categories}">
<option value="${category.id}"${category.id == query.categoryId() ? ' selected' : ''}><c:out value="${category.name}"/></option>
</c:forEach>
</select></p>
<p><label for="order">Order</label>
<select id="order" name="order">
<c:forEach var="order" items="${orders}">
<option value="${order.key()}"${order == query.order() ? ' selected' : ''}><c:out value="${order.label()}"/></option>
</c:forEach>
</select></p>
<p class="go"><button type="submit">Show</button> <a href="/">All books</a></p>
</form>
<p class="count" role="status">${shelf.total()}${shelf.total() == 1 ? ' book' : ' books'}, page ${query.page()} of ${shelf.pages()}</p>
<c:choose>
<c:when test="${empty shelf.cards()}">
<p>No book matches. <a href="/">Show all books</a></p>
</c:when>
<c:otherwise>
<ul class="books">
<c:forEach var="book" items="${shelf.cards()}">
<li>
<h2><a href="/books/${book.view().id()}"><c:out value="${book.view().title()}"/></a></h2>
<p class="byline"><c:out value="${book.byline()}"/></p>
<p class="facts"><span>${book.year()}</span> <span><c:out value="${book.view().category().name()}"/></span> <strong>${book.price()}</strong></p>
</li>
</c:forEach>
</ul>
</c:otherwise>
</c:choose>
<c:if test="${shelf.pages() > 1}">
<nav class="pages" aria-label="Pages">
<c:if test="${query.page() > 1}"><a rel="prev" href="${fn:escapeXml(shelf.link(query.page() - 1))}">Previous page</a></c:if>
<c:if test="${query.page() < shelf.pages()}"><a rel="next" href="${fn:escapeXml(shelf.link(query.page() + 1))}">Next page</a></c:if>
</nav>
</c:if>
</shop:page>
