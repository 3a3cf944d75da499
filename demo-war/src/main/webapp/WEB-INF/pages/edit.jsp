<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fn" uri="jakarta.tags.functions" %>
<%@ taglib prefix="shop" tagdir="/WEB-INF/tags" %>
<c:set var="view" value="${book.view()}"/>
<c:set var="errors" value="${form.errors()}"/>
<shop:page title="Edit ${view.title()} - The bookshop">
<nav aria-label="Back"><p><a href="/books/${view.id()}">To the page of the book</a></p></nav>
<h1>Edit <c:out value="${view.title()}"/></h1>
<c:if test="${saved}"><p class="said" role="status">Saved. Its pages are renewed behind their readers.</p></c:if>
<c:if test="${not empty errors.form}"><p class="wrong" role="alert"><c:out value="${errors.form}"/></p></c:if>
<c:if test="${not empty errors and empty errors.form}"><p class="wrong" role="alert">Some fields are not right yet.</p></c:if>
<form class="edit" method="post" action="/books/${view.id()}/edit">
<input type="hidden" name="token" value="${fn:escapeXml(token)}">
<input type="hidden" name="version" value="${fn:escapeXml(form.version())}">
<p><label for="title">Title</label>
<input id="title" name="title" maxlength="200" required value="${fn:escapeXml(form.title())}" aria-describedby="title-wrong">
<span id="title-wrong" class="wrong"><c:out value="${errors.title}"/></span></p>
<p><label for="price">Price in pounds</label>
<input id="price" name="price" inputmode="decimal" maxlength="9" required value="${fn:escapeXml(form.price())}" aria-describedby="price-wrong">
<span id="price-wrong" class="wrong"><c:out value="${errors.price}"/></span></p>
<p><label for="category">Category</label>
<select id="category" name="category">
<c:forEach var="category" items="${categories}">
<option value="${category.id}"${category.id.toString() == form.category() ? ' selected' : ''}><c:out value="${category.name}"/></option>
</c:forEach>
</select></p>
<p><label for="year">First published <span class="hint">(negative for BC)</span></label>
<input id="year" name="year" inputmode="numeric" maxlength="5" required value="${fn:escapeXml(form.year())}" aria-describedby="year-wrong">
<span id="year-wrong" class="wrong"><c:out value="${errors.year}"/></span></p>
<p><label for="isbn13">ISBN</label>
<input id="isbn13" name="isbn13" inputmode="numeric" maxlength="13" required value="${fn:escapeXml(form.isbn13())}" aria-describedby="isbn13-wrong">
<span id="isbn13-wrong" class="wrong"><c:out value="${errors.isbn13}"/></span></p>
<p class="go"><button type="submit">Save</button></p>
</form>
<section class="watch" aria-labelledby="watch-title" hidden>
<h2 id="watch-title">What a visitor sees meanwhile</h2>
<p class="hint">Asked twice a second, without an account.</p>
<dl id="watch" data-price="${fn:escapeXml(book.price())}">
<dt><a href="/books/${view.id()}">Its page</a></dt><dd data-address="/books/${view.id()}">not asked yet</dd>
<dt><a href="${fn:escapeXml(book.listed())}">A list</a></dt><dd data-address="${fn:escapeXml(book.listed())}">not asked yet</dd>
</dl>
</section>
<script type="module" src="/edit.js"></script>
</shop:page>
